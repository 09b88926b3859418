"""Officers, units and who may act for whom."""
