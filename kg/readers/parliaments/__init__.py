"""Records of parliaments in XML: ParlaMint, Akoma Ntoso, parlparse."""
