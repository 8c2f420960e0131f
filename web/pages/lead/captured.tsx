import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useNames } from '../../parts/organisation.ts';
import { useMe } from '../../shell/session/me.ts';
import { useWords } from '../../words/words.ts';
import type { Captured } from './use-lead.ts';
import { words } from './words.ts';

interface Props {
  readonly captured: Captured;
  /** Whether a lead without a named owner goes to whoever captures it. */
  readonly ownsLeads: boolean;
  readonly onNext: () => void;
}

/** What was captured, and the two ways on. Enter goes to the next lead. */
export function CapturedNotice({ captured: { answer, values }, ownsLeads, onNext }: Props) {
  const t = useWords(words);
  const names = useNames();
  const me = useMe();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  const ownerId = values.ownerId ?? (ownsLeads ? me.staffId : null);
  return (
    <section className="lead-done" role="status">
      <h2>{t('done', { name: values.name ?? '' })}</h2>
      <p>{ownerId === null ? t('doneNobody') : t('doneText', { owner: names.staff(ownerId) })}</p>
      <div className="lead-actions">
        <Button ref={next} type="primary" onClick={onNext}>
          {t('next')}
        </Button>
        <Link to="/prospects/$prospectId" params={{ prospectId: answer.prospectId }}>
          <Button tabIndex={-1}>{t('open')}</Button>
        </Link>
      </div>
    </section>
  );
}
