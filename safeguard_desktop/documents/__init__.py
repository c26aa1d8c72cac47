"""Paper: lays out, seals and checks PDFs, and fills an authority's own form.

Gets bytes and an opened sealing key as arguments; knows nothing of where they are kept.
"""
