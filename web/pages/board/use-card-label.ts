import { useCallback } from 'react';
import { useNames } from '../../parts/organisation.ts';
import { useNow } from '../../parts/use-now.ts';
import { useFormats } from '../../words/format.ts';
import { nextActionText } from '../../words/lookup.ts';
import { phaseWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { daysInStep, type Card } from './card-data.ts';
import { words } from './words.ts';

/** A card in one sentence, for those who hear it. */
export function useCardLabel(): (card: Card) => string {
  const t = useWords(words);
  const localized = useLocalized();
  const names = useNames();
  const formats = useFormats();
  const now = useNow();
  return useCallback(
    (card) => {
      const next =
        card.nextAction === null
          ? t('none')
          : `${t(card.nextActionColour)}: ${localized(nextActionText(card.nextAction))}`;
      const flags = [
        ...(names.hasLeft(card.ownerId) ? [t('ownerLeft')] : []),
        ...(card.held ? [t('held')] : []),
        ...(card.rotting ? [t('untouched', { days: card.untouchedWorkingDays ?? 0 })] : []),
      ];
      return t('cardLabel', {
        customer: card.customerName,
        value: card.expectedValueFen === null ? '–' : formats.money(card.expectedValueFen),
        owner: names.staff(card.ownerId),
        phase: localized(phaseWords[card.phase]),
        days: daysInStep(card, now),
        next,
        flags: flags.map((flag) => `, ${flag}`).join(''),
      });
    },
    [t, localized, names, formats, now],
  );
}
