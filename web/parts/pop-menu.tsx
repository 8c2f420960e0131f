import { Button } from 'antd';
import { useId, useRef, type ReactNode } from 'react';
import './pop-menu.css';

interface PopMenuProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly isBusy?: boolean;
  /** What it holds; the function closes it. */
  readonly children: (close: () => void) => ReactNode;
  readonly align?: 'left' | 'right';
}

const gapPx = 4;
const edgePx = 8;

/** A button that opens a small panel below it. The browser closes it by Escape or a press elsewhere, and gives the focus back. */
export function PopMenu({ label, icon, isBusy = false, children, align = 'right' }: PopMenuProps) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const place = (): void => {
    const from = button.current?.getBoundingClientRect();
    const target = panel.current;
    if (from === undefined || target === null) return;
    const { style } = target;
    style.top = `${from.bottom + gapPx}px`;
    style.maxHeight = `${window.innerHeight - from.bottom - edgePx * 2}px`;
    if (align === 'right') style.right = `${Math.max(edgePx, window.innerWidth - from.right)}px`;
    else {
      // As wide as it is where nothing squeezes it.
      style.left = '0';
      style.left = `${Math.max(edgePx, Math.min(from.left, window.innerWidth - target.offsetWidth - edgePx))}px`;
    }
  };
  return (
    <>
      <Button ref={button} icon={icon} loading={isBusy} popoverTarget={id} onClick={place}>
        {label}
      </Button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="group"
        className="menu pop-menu"
        aria-label={label}
        onToggle={place}
      >
        {children(() => document.getElementById(id)?.hidePopover())}
      </div>
    </>
  );
}
