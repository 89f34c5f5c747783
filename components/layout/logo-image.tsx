import type { Logo } from '@/lib/brand/types'

/** The shop's logo, at its height in the page header. `alt` is the shop's name. */
export function LogoImage({ logo: { file, width, height }, alt }: { logo: Logo; alt: string }) {
  // biome-ignore lint/performance/noImgElement: it is served unchanged, from an address that is cached forever.
  return <img src={`/look/${file}`} alt={alt} width={width} height={height} className="h-8 w-auto max-w-48 object-contain" />
}
