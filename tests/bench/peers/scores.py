#!/usr/bin/env python3
"""Scores and ranks in doubles, by numpy and by pandas, on one thread.

usage: scores.py levels|product|pandas UNITS     the table of ../table.h: totals and ranks
       scores.py replications COUNT              weights of 60 units x 68 indicators drawn anew so often, with intervals of ranks

levels: the scores of the sections, then the totals of them; product: one product with weights in which both levels are folded.
"""
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from serve import serve  # noqa: E402

ITEMS, SECTIONS, A_SECTION = 68, 12, 6
POINTS = np.array([1 + item % 5 for item in range(ITEMS)])
SECTION_OF = np.arange(ITEMS) // A_SECTION
SECTION_POINTS = np.bincount(SECTION_OF, POINTS)


def mix(x):
    x = (x ^ x >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ x >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
    return x ^ x >> np.uint64(31)


def column(units, item):
    full = np.uint64(100 * POINTS[item])
    drawn = mix(np.arange(units, dtype=np.uint64) * np.uint64(ITEMS) + np.uint64(item)) % (full + np.uint64(1))
    return ((np.uint64(2) * full + drawn) // np.uint64(3)).astype(float) / 100


def table(units):
    values = np.empty((ITEMS, int(units)))
    for item in range(ITEMS):
        values[item] = column(int(units), item)
    return values


def rank(scores):
    """The greatest is first; those that are equal share the better rank."""
    order = np.argsort(-scores)
    ordered = scores[order]
    first = np.concatenate(([True], ordered[1:] != ordered[:-1]))
    ranks = np.empty(len(scores), np.uint32)
    ranks[order] = np.maximum.accumulate(np.where(first, np.arange(1, len(scores) + 1), 0))
    return ranks


def levels(units):
    values = table(units)

    def work():
        sections = np.add.reduceat(values, np.arange(0, ITEMS, A_SECTION), axis=0)
        scores = ((10 / SECTION_POINTS) @ sections) * (100 / (10 * SECTIONS))
        return scores, rank(scores)
    return work


def product(units):
    values = table(units)
    weights = (10 / SECTION_POINTS)[SECTION_OF] * (100 / (10 * SECTIONS))

    def work():
        scores = weights @ values
        return scores, rank(scores)
    return work


def pandas(units):
    import pandas as pd
    frame = pd.DataFrame({f"i{item}": column(int(units), item) for item in range(ITEMS)})
    sections = [[f"i{item}" for item in range(ITEMS) if item // A_SECTION == section] for section in range(SECTIONS)]

    def work():
        scores = pd.DataFrame({section: frame[names].sum(axis=1) * (10 / SECTION_POINTS[section])
                               for section, names in enumerate(sections)}).sum(axis=1) * (100 / (10 * SECTIONS))
        return scores, scores.rank(method="min", ascending=False)
    return work


def replications(count):
    """A factor from 0.75 to 1.25 for each weight, scores, ranks, their intervals, and how often the grade is another."""
    units, grades = 60, [60, 80, 90]
    values = table(units).T
    own = np.digitize(100 * values.sum(1) / POINTS.sum(), grades)

    def work():
        factors = np.random.Generator(np.random.Philox(0)).uniform(.75, 1.25, (int(count), ITEMS))
        scores = 100 * (factors @ values.T) / (factors @ POINTS)[:, None]
        ranks = np.array([1 + units - np.searchsorted(np.sort(row), row, side="right") for row in scores])
        return (np.percentile(ranks, [0, 5, 50, 95, 100], axis=0, method="inverted_cdf"),
                (np.digitize(scores, grades) != own).sum(0))
    return work


serve({"levels": levels, "product": product, "pandas": pandas, "replications": replications})
