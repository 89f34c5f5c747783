import { Fragment } from 'react'

/** A fingerprint formatted for comparison by people, e.g. `3F:9A:11`. Lines break only between pairs. */
export function HexPairs({ hex }: { hex: string }) {
  const pairs = hex.match(/../g) ?? [hex]
  return (
    <code>
      {pairs.map((pair, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same pair may occur more than once, and pairs never move
        <Fragment key={index}>
          {index > 0 && (
            <>
              :<wbr />
            </>
          )}
          {pair}
        </Fragment>
      ))}
    </code>
  )
}
