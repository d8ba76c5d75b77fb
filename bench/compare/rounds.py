"""Rounds of a measurement, in each of which every side gets its turn."""
import time

from machine import Load

DISTURBED = 0.1  # the share of the processors that other programs may use before a round counts as disturbed
MOST = 3  # times as many rounds as are wanted, when some are disturbed


def quietest(count, sides, watched, deadline, play):
    """Plays rounds until `count` of them were undisturbed, and gives the quietest `count`, in their order.

    A round is chosen by what other programs used meanwhile, never by what was measured in it. `play` gets the names of `sides` in
    the order of the round; nobody is always first. `watched` are the processes whose own use does not count as a disturbance.
    After `deadline` no further round begins, except the first. Returns the results and the mean share that others used.
    """
    names, results = list(sides), []
    for number in range(MOST * count):
        quiet = sum(share < DISTURBED for share, _, _ in results)
        if quiet == count or (results and time.monotonic() > deadline):
            break
        shift = number % len(names)
        load = Load(watched)
        result = play(names[shift:] + names[:shift])
        results.append((load.share(), number, result))
    chosen = sorted(sorted(results, key=lambda item: item[:2])[:count], key=lambda item: item[1])
    return [result for _, _, result in chosen], sum(share for share, _, _ in chosen) / len(chosen)
