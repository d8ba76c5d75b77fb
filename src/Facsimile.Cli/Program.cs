using Facsimile.Cli;

return CommandLine.Run(args, Shell.OfProcess());
