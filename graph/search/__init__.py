"""Full text, the same for every engine: how texts become words, and what a searched text asks of them."""
