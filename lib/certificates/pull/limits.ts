/** The maximum number of active links of one certificate. */
export const MAX_PULL_LINKS = 10
/** The maximum length of a server name. */
export const MAX_LABEL_LENGTH = 60
