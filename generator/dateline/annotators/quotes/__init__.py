"""Quotes in any language: pairs of quotation marks, turns of a transcript, direct and reported speech merged."""
