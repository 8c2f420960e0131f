import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { areSingleKeysOn } from '../../client/single-keys.ts';
import { useWords } from '../../words/words.ts';
import { endEarlyListening, isPaletteKey, wasAskedEarly } from './early-key.ts';
import { shellWords } from '../words.ts';

// Its code arrives when it is opened for the first time.
const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));

/** Opens the command palette: with Ctrl-K from everywhere, with / where nobody types. */
export function PaletteButton() {
  const t = useWords(shellWords);
  const [isOpen, setOpen] = useState(() => wasAskedEarly());
  useEffect(() => {
    endEarlyListening();
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isPaletteKey(event) && !isSlash(event)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <>
      <Button
        type="text"
        icon={<SearchOutlined />}
        aria-label={t('search')}
        aria-keyshortcuts="Control+K"
        onClick={() => setOpen(true)}
      >
        <span className="wide-only">
          {t('search')}{' '}
          <kbd className="key" aria-hidden="true">
            Ctrl K
          </kbd>
        </span>
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <Palette onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function isSlash({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (key !== '/' || ctrlKey || metaKey || altKey || !areSingleKeysOn()) return false;
  return !(target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog'));
}
