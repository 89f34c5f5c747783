import { filterCatalogue } from '@/components/catalog/filter-catalogue'
import { followChoice } from '@/components/catalog/follow-choice'
import { sendOnce } from '@/components/ui/form/send-once'
import { showRefusal } from '@/components/ui/form/show-refusal'
import { keepTyped } from '@/components/ui/keep/keep-typed'
import { showBasketCount } from './_components/show-basket-count'

// The only script on public pages (docs/decisions/0034). Everything works without it, so each part only enhances the page.
showBasketCount()
keepTyped()
followChoice()
filterCatalogue()
sendOnce()
showRefusal()
