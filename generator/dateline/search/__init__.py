"""Search over the built site: an index split into pieces that a reader's browser fetches on demand.

Why not Pagefind? We measured 1.5.2 first. With a record for each quote, event and name, it writes a file per record and
one table of all of them that is fetched whole (half a megabyte at 5,000 articles). Its Python interface takes a tenth
of a second per record, and it runs neither from a folder without a server nor under the site's content security policy.
Ours is a textbook inverted index: terms in alphabetical order, split into pieces of one size, weighted by BM25. The
pieces are scripts, since a browser that opens a folder runs scripts from it but refuses to fetch files.
"""

from dateline.search.index_files import write

__all__ = ["write"]
