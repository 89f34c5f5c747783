import { Fragment } from 'react'

/** A fingerprint as people compare it, `3F:9A:11`. Lines break only between pairs. */
export function HexPairs({ hex }: { hex: string }) {
  const pairs = hex.match(/../g) ?? [hex]
  return (
    <code>
      {pairs.map((pair, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same pair comes more than once and never moves
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
