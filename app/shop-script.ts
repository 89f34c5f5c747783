import { writeCount } from '@/components/cart/write-count'
import { filterCatalogue } from '@/components/catalog/filter-catalogue'
import { followChoice } from '@/components/catalog/follow-choice'
import { copyOnClick } from '@/components/ui/copy-from'
import { sendOnce } from '@/components/ui/form/send-once'
import { showAnswer } from '@/components/ui/form/show-answer'
import { keepTyped } from '@/components/ui/keep/keep-typed'
import { keepZone } from './_components/keep-zone'
import { showBasketCount } from './(shop)/_components/show-basket-count'

// The only script on the buyer's pages without React (docs/decisions/0034). Everything works without it, so each part only enhances the page.
keepZone()
writeCount()
showBasketCount()
keepTyped()
followChoice()
filterCatalogue()
copyOnClick()
sendOnce()
showAnswer()
