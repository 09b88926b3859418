"""The pages, for four kinds of readers.

`pages` is what they share: who reads and in which language, the layout, forms on a page, the ways to say no.
Each portal has its own pages and templates and does not know the others. A page calls actions and questions of
casework and draws what they give back; it holds no rule and no SQL.
"""
