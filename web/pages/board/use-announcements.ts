import type { Announcements, ScreenReaderInstructions } from '@dnd-kit/core';
import { useMemo } from 'react';
import type { StepNumber } from '../../../domain/process/definition.ts';
import { stepWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { Card } from './card-data.ts';
import { words } from './words.ts';

interface Spoken {
  readonly announcements: Announcements;
  readonly screenReaderInstructions: ScreenReaderInstructions;
}

type Carrier = { readonly data: { readonly current?: Record<string, unknown> | undefined } } | null;

/** What is said while a card is dragged. */
export function useAnnouncements(): Spoken {
  const t = useWords(words);
  const localized = useLocalized();
  return useMemo(() => {
    const customer = (active: Carrier): string => (active?.data.current as { card?: Card })?.card?.customerName ?? '';
    const stepOf = (over: Carrier): StepNumber | null => (over?.data.current as { step?: StepNumber })?.step ?? null;
    return {
      announcements: {
        onDragStart: ({ active }) => t('dragStart', { customer: customer(active) }),
        onDragOver: ({ over }) => {
          const step = stepOf(over);
          return step === null ? undefined : t('dragOver', { step, name: localized(stepWords[step]) });
        },
        onDragEnd: ({ active, over }) => {
          const step = stepOf(over);
          return step === null
            ? t('dragCancel', { customer: customer(active) })
            : t('dragEnd', { customer: customer(active), step });
        },
        onDragCancel: ({ active }) => t('dragCancel', { customer: customer(active) }),
      },
      screenReaderInstructions: { draggable: t('dragInstructions') },
    };
  }, [t, localized]);
}
