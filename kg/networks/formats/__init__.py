"""Networks as files of other programs; equal networks give equal bytes."""
