"""The teacher's report: who has shown what, by curriculum outcome, with the evidence; a folder of pages.

A kind of page is one file here with a `Maker` in it, listed in `makers.py`.
"""
