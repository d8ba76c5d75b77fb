"""The figures as Markdown."""
import math


def markdown(report):
    return "\n".join([heading(report), training(report["results"]), losses(report["results"]), inference(report["results"])])


def table(columns, rows):
    """`columns`: the headings; those that start with a space are aligned to the left."""
    lines = ["| " + " | ".join(column.strip() for column in columns) + " |"]
    lines.append("| " + " | ".join("---" if column.startswith(" ") else "---:" for column in columns) + " |")
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def heading(report):
    return (
        f"{report['cpu']}, {report['cores']} cores; {report['versions']}. {report['epochs']} steady epochs, the sides in turns; "
        "medians of the quietest. "
        f"Other programs used {report['otherLoad']:.0%} of the processors meanwhile.\n"
    )


def training(results):
    rows = []
    for result in results:
        seconds = result["medianSeconds"]
        rows.append([
            result["network"], str(result["plan"]["batchSize"]), f"{result['plan']['images']:,}",
            f"{seconds['pytorch 1 thread']:.3f}", f"{seconds['pytorch 2 threads']:.3f}", f"{seconds['facsimile']:.3f}",
            f"{result['timesAsFast']:.2f}", f"{result['gigaflops']:.0f}", f"{result['shareOfSgemm']:.0%}",
            f"{result['sgemmGigaflops']:.0f}",
        ])
    rows.append(["geometric mean", "", "", "", "", "", f"{mean([result['timesAsFast'] for result in results]):.2f}", "", "", ""])
    return "Training, seconds per epoch\n\n" + table(
        [" network", "batch", "images", "PyTorch, 1 thread", "PyTorch, 2 threads", "Facsimile", "times as fast", "GFLOP/s",
         "share of sgemm", "sgemm 1024³, GFLOP/s"], rows)


def losses(results):
    rows = []
    for result in results:
        rows.append([
            result["network"],
            *(f"{result['startSeconds'][side]:.2f}" for side in ("pytorch", "facsimile")),
            *(f"{result['peakMegabytes'][side]:.0f}" for side in ("pytorch", "facsimile")),
            f"{result['steps']:,}",
            *(f"{result[loss][side]:.5g}" for loss in ("trainingLoss", "testLoss") for side in ("pytorch", "facsimile")),
        ])
    return "Start-up in seconds, peak memory in MB, and the losses after the same steps from the same first weights\n\n" + table(
        [" network", "start: PyTorch", "Facsimile", "memory: PyTorch", "Facsimile", "steps", "training loss: PyTorch",
         "Facsimile", "test loss: PyTorch", "Facsimile"], rows)


def inference(results):
    rows, ratios = [], []
    for result in results:
        for batch, figures in result["inference"].items():
            ratios.append(figures["timesAsFast"])
            rows.append([
                result["network"], batch,
                f"{1000 * figures['medianSeconds']['pytorch']:.1f}", f"{1000 * figures['medianSeconds']['facsimile']:.1f}",
                f"{figures['timesAsFast']:.2f}",
            ])
    rows.append(["geometric mean", "", "", "", f"{mean(ratios):.2f}"])
    title = "Inference, milliseconds for the 10,000 test images; PyTorch gets them as floats, Facsimile as bytes\n\n"
    return title + table([" network", "batch", "PyTorch", "Facsimile", "times as fast"], rows)


def mean(ratios):
    return math.exp(sum(math.log(ratio) for ratio in ratios) / len(ratios))
