import { copyOnClick } from '@/components/ui/copy-from'
import { sendOnce } from '@/components/ui/form/send-once'
import { showAnswer } from '@/components/ui/form/show-answer'
import { keepTyped } from '@/components/ui/keep/keep-typed'
import { keepZone } from './_components/keep-zone'
import { selectRowsOnChange } from './admin/_components/list/select-rows'
import { runShortcuts } from './admin/_components/palette/run-shortcuts'

// The only script on the back office's pages without React (docs/decisions/0034).
keepZone()
keepTyped()
runShortcuts()
selectRowsOnChange()
copyOnClick()
sendOnce()
showAnswer()
