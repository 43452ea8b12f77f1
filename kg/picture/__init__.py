"""The network as one offline page: places, shapes, pyvis, and a page around it."""
