import { accentSheet } from '@/lib/brand/colour'
import { readLogo } from '@/lib/brand/read-logo'

/** The content at these addresses never changes, because each file name contains the colours or the hash of the image. */
const FOR_EVER = { 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' }

/** Serves the style sheet with the accent colours, and the logo. */
export async function GET(_request: Request, { params }: RouteContext<'/look/[file]'>): Promise<Response> {
  const { file } = await params
  const [, light, dark] = /^([\da-f]{6})-([\da-f]{6})\.css$/.exec(file) ?? []
  if (light && dark) {
    return new Response(accentSheet({ light: `#${light}`, dark: `#${dark}` }), {
      headers: { ...FOR_EVER, 'content-type': 'text/css; charset=utf-8' },
    })
  }
  const logo = /^[\da-f]{32}\.(?:png|webp)$/.test(file) ? await readLogo(file) : null
  return logo
    ? new Response(logo.bytes, { headers: { ...FOR_EVER, 'content-type': logo.type } })
    : new Response('There is nothing at this address.\n', {
        status: 404,
        headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
      })
}
