"""Search over the built site: what can be found, cut into pieces that a reader's browser fetches as it needs them.

Our own and not Pagefind, which was measured first (1.5.2): a record a quote, an event and a name makes a file each and
one table of all of them that is fetched whole (half a megabyte at 5,000 articles); its Python interface takes a tenth
of a second a record; and it can't run from a folder without a server, nor under the site's content security policy.
Ours is an inverted index as in any textbook: terms in alphabetical order, cut into pieces of one size, weights by BM25.
The pieces are scripts, since a browser runs a script from a folder where it refuses to fetch a file.
"""

from dateline.search.index_files import write

__all__ = ["write"]
