'use client'

import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import { Bold, Heading2, Heading3, Italic, List, ListOrdered, Redo2, Undo2 } from 'lucide-react'
import { ToolButton } from '@/components/staff/viewer-toolbar'

const ICON = 'size-5'

/** The editor's buttons; each has its usual keys as well. */
export function EditorToolbar({ editor }: { editor: Editor }) {
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      h2: now.isActive('heading', { level: 2 }),
      h3: now.isActive('heading', { level: 3 }),
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      canUndo: now.can().undo(),
      canRedo: now.can().redo(),
    }),
  })
  const run = () => editor.chain().focus()
  return (
    <div
      role="toolbar"
      aria-label="Format"
      className="flex flex-wrap gap-0.5 rounded-t-card border-line border-b bg-surface p-1"
    >
      <ToolButton label="Heading" isOn={on.h2} onPress={() => run().toggleHeading({ level: 2 }).run()}>
        <Heading2 aria-hidden className={ICON} />
      </ToolButton>
      <ToolButton label="Small heading" isOn={on.h3} onPress={() => run().toggleHeading({ level: 3 }).run()}>
        <Heading3 aria-hidden className={ICON} />
      </ToolButton>
      <ToolButton label="Bold (Ctrl+B)" isOn={on.bold} onPress={() => run().toggleBold().run()}>
        <Bold aria-hidden className={ICON} />
      </ToolButton>
      <ToolButton label="Italic (Ctrl+I)" isOn={on.italic} onPress={() => run().toggleItalic().run()}>
        <Italic aria-hidden className={ICON} />
      </ToolButton>
      <ToolButton label="List" isOn={on.bullets} onPress={() => run().toggleBulletList().run()}>
        <List aria-hidden className={ICON} />
      </ToolButton>
      <ToolButton label="Numbered list" isOn={on.numbers} onPress={() => run().toggleOrderedList().run()}>
        <ListOrdered aria-hidden className={ICON} />
      </ToolButton>
      <ToolButton label="Undo (Ctrl+Z)" isDisabled={!on.canUndo} onPress={() => run().undo().run()}>
        <Undo2 aria-hidden className={ICON} />
      </ToolButton>
      <ToolButton label="Redo (Ctrl+Y)" isDisabled={!on.canRedo} onPress={() => run().redo().run()}>
        <Redo2 aria-hidden className={ICON} />
      </ToolButton>
    </div>
  )
}
