import { env } from '@/lib/config/env'

/** Describes the page for search engines, in the schema.org vocabulary. */
export function StructuredData({ data }: { data: Readonly<Record<string, unknown>> }) {
  // Staff write some of these texts, so `<` is escaped to keep them from closing the element early.
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every `<` escaped
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}

/** Returns a list of pages of the shop as structured data (schema.org ItemList). `path` is the page's path, without the host. */
export function pageList(pages: readonly { name: string; path: string }[]): Record<string, unknown> {
  return {
    '@type': 'ItemList',
    itemListElement: pages.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      url: `${env.APP_URL}${path}`,
    })),
  }
}
