import { Button, Popover, Radio } from 'antd';
import { useState } from 'react';
import { revealReasons } from '../../../contracts/audit.ts';
import { useWrite } from '../../client/queries.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useLocalized, useWords } from '../../words/words.ts';
import { revealReasonWords } from './reveal-reasons.ts';
import { words } from './words.ts';

interface MaskedProps {
  readonly prospectId: string;
  /** JSON pointer of the text in the record. */
  readonly field: string;
  readonly masked: string;
  readonly revealable: boolean;
}

/** A masked text, shown whole in the same way. */
export function Masked({ prospectId, field, masked, revealable }: MaskedProps) {
  const t = useWords(words);
  const [clear, setClear] = useState<string | null>(null);
  if (clear === null)
    return (
      <>
        {masked} {revealable && <Reveal prospectId={prospectId} field={field} onRevealed={setClear} />}
      </>
    );
  return (
    <>
      {clear}{' '}
      <Button size="small" type="text" onClick={() => setClear(null)}>
        {t('hide')}
      </Button>
    </>
  );
}

interface PhoneProps {
  readonly prospectId: string;
  /** Masked. */
  readonly phone: string | null;
  readonly revealable: boolean;
}

/** A masked telephone number; shown whole after saying what for, which is written down, until the page is left. */
export function Phone({ prospectId, phone, revealable }: PhoneProps) {
  const t = useWords(words);
  const [clear, setClear] = useState<string | null>(null);
  if (phone === null) return t('noPhone');
  if (clear !== null)
    return (
      <>
        <a href={`tel:${clear}`}>{clear}</a>{' '}
        <Button size="small" type="text" onClick={() => setClear(null)}>
          {t('hide')}
        </Button>
      </>
    );
  return (
    <>
      {phone} {revealable && <Reveal prospectId={prospectId} field="/customer/phone" onRevealed={setClear} />}
    </>
  );
}

interface RevealProps {
  readonly prospectId: string;
  readonly field: string;
  readonly onRevealed: (value: string) => void;
}

function Reveal({ prospectId, field, onRevealed }: RevealProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<(typeof revealReasons)[number]>('contactCustomer');
  const reveal = useWrite('revealData');
  const show = async (): Promise<void> => {
    const { value } = await reveal.mutateAsync({ params: { prospectId }, body: { field, reason } });
    onRevealed(value);
    setOpen(false);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      title={t('revealTitle')}
      content={
        <div className="reveal">
          <p>{t('revealText')}</p>
          <Radio.Group
            vertical
            aria-label={t('revealText')}
            value={reason}
            onChange={({ target }) => setReason(target.value as typeof reason)}
            options={revealReasons.map((value) => ({ value, label: localized(revealReasonWords[value]) }))}
          />
          <ProblemText error={reveal.error} />
          <Button type="primary" size="small" loading={reveal.isPending} onClick={() => void show().catch(() => {})}>
            {t('revealGo')}
          </Button>
        </div>
      }
    >
      <Button size="small" type="link">
        {t('reveal')}
      </Button>
    </Popover>
  );
}
