/** The message for a form sent from another site. */
export const FOREIGN_FORM = 'This form came from another site, so nothing was done. Open the page again and send it from there.'
