/** The most links of one certificate that can work at the same time. */
export const MAX_PULL_LINKS = 10
/** The longest name of a server. */
export const MAX_LABEL_LENGTH = 60
