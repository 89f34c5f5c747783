import { Alert } from '@/components/ui/alert'
import { Focused } from '@/components/ui/focused'
import type { CartObstacle } from '@/lib/cart/types'

/** Why the basket can’t be paid as it is. Stands first and takes the focus, because the button to pay is not there. */
export function ObstacleNotice({ obstacle }: { obstacle: CartObstacle }) {
  if (obstacle === 'empty') return null
  const { title, text } = NOTICES[obstacle]
  return (
    <Focused key={obstacle}>
      <Alert tone="warning" title={title} live className="mt-0 mb-8">
        <p>{text}</p>
      </Alert>
    </Focused>
  )
}

const NOTICES: Record<Exclude<CartObstacle, 'empty'>, { title: string; text: string }> = {
  'price-changed': {
    title: 'A price changed',
    text: 'The lines say what it was and what it is now. Nothing has been charged. Go on only if the new total suits you.',
  },
  withdrawn: { title: 'Something is no longer sold', text: 'Remove the line that is struck through to go on.' },
  'mixed-currency': {
    title: 'Two currencies',
    text: 'Prices in different currencies can’t be paid together. Remove one of them and order it afterwards.',
  },
}
