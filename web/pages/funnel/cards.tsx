import type { ReactNode } from 'react';
import { useFormats, type Formats } from '../../words/format.ts';
import { useWords, type Say } from '../../words/words.ts';
import { NumberLink } from './number-link.tsx';
import type { Figure, Report } from './report.ts';
import { words } from './words.ts';

/** The figures of the period, each beside that of the period before. */
export function Cards({ report: { totals, now, stalled } }: { readonly report: Report }) {
  const t = useWords(words);
  const formats = useFormats();
  const share = (part: number | null): string => (part === null ? t('noData') : formats.share(part));
  return (
    <section className="funnel-cards" aria-label={t('cards')}>
      <FigureCard name={t('begun')} figure={totals.begun} />
      <FigureCard name={t('forward')} figure={totals.forward} />
      <FigureCard name={t('won')} figure={totals.won} note={formats.money(totals.won.valueFen)} />
      <FigureCard name={t('lost')} figure={totals.lost} note={formats.money(totals.lost.valueFen)} />
      <Card
        name={t('winRate')}
        trend={totals.winRateBefore === null ? t('noBefore') : t('beforeShare', { share: share(totals.winRateBefore) })}
        note={t('byValue', { share: share(totals.winRateByValue) })}
      >
        <span className="figure">{share(totals.winRate)}</span>
      </Card>
      <Card
        name={t('open')}
        trend={formats.money(now.open.valueFen)}
        note={t('weighted', { money: formats.money(now.open.weightedValueFen) })}
      >
        <NumberLink count={now.open.count} list={now.open.list} label={t('open')} />
      </Card>
      <FigureCard name={t('overLimit')} figure={totals.overLimit} note={t('atEnd')} />
      <Card name={t('stalled')} trend={t('untouched')}>
        <NumberLink count={stalled.count} list={stalled.list} label={t('stalled')} />
      </Card>
    </section>
  );
}

interface FigureCardProps {
  readonly name: string;
  readonly figure: Figure;
  readonly note?: string;
}

function FigureCard({ name, figure, note }: FigureCardProps) {
  const t = useWords(words);
  const formats = useFormats();
  return (
    <Card name={name} trend={trendText(figure, t, formats)} note={note}>
      <NumberLink count={figure.count} list={figure.list} label={name} />
    </Card>
  );
}

/** The period before and the difference, in words and a sign. */
export function trendText({ count, before }: Figure, t: Say<keyof (typeof words)['zh']>, formats: Formats): string {
  const earlier = t('before', { count: formats.number(before) });
  if (count === before) return `${earlier} · ${t('same')}`;
  const by = formats.number(Math.abs(count - before));
  return `${earlier} · ${count > before ? `▲ ${t('up', { by })}` : `▼ ${t('down', { by })}`}`;
}

interface CardProps {
  readonly name: string;
  readonly trend: string;
  readonly note?: string | undefined;
  readonly children: ReactNode;
}

function Card({ name, trend, note, children }: CardProps) {
  return (
    <div className="funnel-card">
      <h2>{name}</h2>
      <div className="funnel-card-figure">{children}</div>
      <div className="quiet">{trend}</div>
      {note !== undefined && <div className="quiet">{note}</div>}
    </div>
  );
}
