import { Rosette } from '@/components/ui/rosette'

export default function HomePage() {
  return (
    <div className="grid items-center gap-12 py-14 md:grid-cols-[7fr_5fr]">
      <h1 className="text-display font-medium tracking-[-0.022em] [font-stretch:92%]">The right certificate for the name on your server</h1>
      <Rosette of="keelmark" />
    </div>
  )
}
