/** A colour as written in a style sheet: `#0b5b66`. */
export type Accents = { light: string; dark: string }

export type Logo = { file: string; width: number; height: number }

/** What page headers and footers show about the shop. Null: not set. */
export type ShopLook = { name: string; logo: Logo | null; supportEmail: string | null; supportPhone: string | null }

export type Brand = ShopLook & {
  /** Null: the default colours. */
  accents: Accents | null
  /** The sender name of emails, which replaces the name in MAIL_FROM, and the address for replies, which replaces the address in it. */
  senderName: string | null
  replyTo: string | null
}
