/** A colour as it is written in a style sheet: `#0b5b66`. */
export type Accents = { light: string; dark: string }

export type Logo = { file: string; width: number; height: number }

/** What the header and footer of a page show about the shop. Null: not set. */
export type ShopLook = { name: string; logo: Logo | null; supportEmail: string | null; supportPhone: string | null }

export type Brand = ShopLook & {
  /** Null: the shop's own colours. */
  accents: Accents | null
  /** The sender's name of emails, in place of the one in MAIL_FROM, and the address for answers, in place of its address. */
  senderName: string | null
  replyTo: string | null
}
