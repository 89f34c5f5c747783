/** A colour as it is written in a style sheet: `#0b5b66`. */
export type Accents = { light: string; dark: string }

export type Logo = { file: string; width: number; height: number }

/** What the head and the foot of a page show of the shop. Null: not set. */
export type ShopLook = { name: string; logo: Logo | null; supportEmail: string | null; supportPhone: string | null }

export type Brand = ShopLook & {
  /** Null: the shop's own colours. */
  accents: Accents | null
  /** Who mails come from, in place of the name in MAIL_FROM, and where answers go, in place of its address. */
  senderName: string | null
  replyTo: string | null
}
