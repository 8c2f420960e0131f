import CheckCircleOutlined from '@ant-design/icons/es/icons/CheckCircleOutlined';
import ClockCircleOutlined from '@ant-design/icons/es/icons/ClockCircleOutlined';
import ExclamationCircleFilled from '@ant-design/icons/es/icons/ExclamationCircleFilled';
import MinusCircleOutlined from '@ant-design/icons/es/icons/MinusCircleOutlined';
import type { ComponentType } from 'react';
import type { NextActionColour } from '../../domain/board/next-action-colour.ts';
import type { OperationAnswer } from '../client/operation-types.ts';
import { bankDate, useFormats, formatDistance } from '../words/format.ts';
import { nextActionText } from '../words/lookup.ts';
import { defineWords, useLanguage, useLocalized, useWords } from '../words/words.ts';
import { useNow } from './use-now.ts';

type NextAction = OperationAnswer<'listProspects'>['items'][number]['nextAction'];

const words = defineWords('next-action', {
  zh: { overdue: '逾期', today: '今天', later: '以后', none: '没有下一步' },
  en: { overdue: 'Overdue', today: 'Today', later: 'Later', none: 'No next action' },
});

const icons: Readonly<Record<NextActionColour, ComponentType>> = {
  overdue: ExclamationCircleFilled,
  today: ClockCircleOutlined,
  later: CheckCircleOutlined,
  none: MinusCircleOutlined,
};

/** The colour of a next action by the bank's calendar day. */
export function colourOf(nextAction: Pick<NonNullable<NextAction>, 'at'> | null, nowMs: number): NextActionColour {
  if (nextAction === null) return 'none';
  if (Date.parse(nextAction.at) < nowMs) return 'overdue';
  return bankDate(nextAction.at) === bankDate(nowMs) ? 'today' : 'later';
}

/** What comes next and when: overdue, today, later or nothing, each with its colour, icon and words. */
export function NextActionTag({ nextAction }: { readonly nextAction: NextAction }) {
  const t = useWords(words);
  const localized = useLocalized();
  const language = useLanguage();
  const formats = useFormats();
  const now = useNow();
  const colour = colourOf(nextAction, now);
  const Icon = icons[colour];
  const when = { overdue: t('overdue'), today: t('today'), later: t('later'), none: t('none') }[colour];
  return (
    <span
      className={`next-action next-action-${colour}`}
      title={nextAction === null ? undefined : formats.instant(nextAction.at)}
    >
      <Icon />
      {nextAction === null ? (
        when
      ) : (
        <>
          <strong>{when}</strong>
          <span className="next-action-text">{localized(nextActionText(nextAction))}</span>
          <span className="next-action-when">
            {colour === 'today' ? formats.time(nextAction.at) : formatDistance(nextAction.at, language, now)}
          </span>
        </>
      )}
    </span>
  );
}
