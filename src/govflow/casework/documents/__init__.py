"""What a case takes in and gives out: metadata, digests, where the bytes are."""
