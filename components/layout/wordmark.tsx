/** The shop's name, linked to the home page. */
export function Wordmark({ shop }: { shop: string }) {
  return (
    <a
      href="/"
      className="inline-flex min-h-11 items-center text-[1.25rem] font-semibold tracking-[-0.01em] text-ink no-underline [font-stretch:85%] hover:text-peacock"
    >
      {shop}
    </a>
  )
}
