'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Modal } from './modal'
import { SHORTCUTS } from './shortcuts'
import { areKeysOff, turnKeys } from './single-keys'

/** The list of all shortcuts, and the switch for single-key ones. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const [areOff, setAreOff] = useState(areKeysOff)
  function turn(off: boolean) {
    turnKeys(off)
    setAreOff(off)
  }
  return (
    <Modal label="Keyboard shortcuts" onClose={onClose}>
      <h2 className="mb-3 text-lg">Keyboard shortcuts</h2>
      <dl>
        {SHORTCUTS.map(({ keys, does }) => (
          <div key={does} className="flex flex-wrap gap-x-4 border-t border-line py-2">
            <dt className="w-28">
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && ' or '}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd className="flex-1">{does}</dd>
          </div>
        ))}
      </dl>
      <label className="flex min-h-11 items-start gap-3 border-t border-line py-2.5">
        <input type="checkbox" className="choice" checked={areOff} onChange={(event) => turn(event.target.checked)} />
        <span>Turn off single-key shortcuts in this browser</span>
      </label>
      <Button variant="secondary" small onClick={onClose}>
        Close
      </Button>
    </Modal>
  )
}
