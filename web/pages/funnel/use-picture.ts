import type { EChartsType } from 'echarts/core';
import { useCallback, useRef } from 'react';
import { useNames } from '../../parts/organisation.ts';
import { shownUnits } from '../../parts/unit-filter.tsx';
import { useMe } from '../../shell/session/me.ts';
import { useFormats } from '../../words/format.ts';
import { usePunctuation } from '../../words/punctuation.ts';
import { useWords } from '../../words/words.ts';
import { makePicture, saveBlob, type ChartRegister } from './picture.ts';
import type { Report } from './report.ts';
import type { FunnelSearch } from '../../parts/funnel-search.ts';
import { words } from './words.ts';

/** Keeps the drawings of the page and saves them as one picture with title, filter and time of the data. */
export function usePicture(
  report: Report | undefined,
  wish: Pick<FunnelSearch, 'branchId' | 'teamId' | 'ownerId'>,
): { readonly register: ChartRegister; readonly save: () => Promise<void> } {
  const t = useWords(words);
  const formats = useFormats();
  const names = useNames();
  const me = useMe();
  const { list } = usePunctuation();
  const charts = useRef(new Map<string, () => EChartsType | null>());
  const register: ChartRegister = useCallback((title, chart) => {
    charts.current.set(title, chart);
    return () => charts.current.delete(title);
  }, []);
  const save = async (): Promise<void> => {
    if (report === undefined) return;
    const { totals, now, stalled, period, before, asOf } = report;
    const { branchIds, teamIds, ownerIds } = shownUnits(me, wish);
    const units = [
      branchIds.length === 0 ? t('anyBranch') : list(branchIds.map(names.branch)),
      teamIds.length === 0 ? t('anyTeam') : list(teamIds.map(names.team)),
      ownerIds.length === 0 ? t('anyOwner') : list(ownerIds.map(names.staff)),
    ];
    const drawn = [...charts.current].flatMap(([title, chart]) => {
      const made = chart();
      return made === null ? [] : [[title, made] as const];
    });
    const blob = await makePicture(
      {
        title: t('title'),
        lines: [
          `${t('periodText', period)} · ${t('beforeText', before)}`,
          units.join(' / '),
          t('asOf', { at: formats.instant(asOf) }),
        ],
        figures: [
          [t('begun'), formats.number(totals.begun.count)],
          [t('forward'), formats.number(totals.forward.count)],
          [t('won'), `${formats.number(totals.won.count)} · ${formats.money(totals.won.valueFen)}`],
          [t('lost'), formats.number(totals.lost.count)],
          [t('winRate'), totals.winRate === null ? t('noData') : formats.share(totals.winRate)],
          [t('open'), `${formats.number(now.open.count)} · ${formats.money(now.open.valueFen)}`],
          [t('overLimit'), formats.number(totals.overLimit.count)],
          [t('stalled'), formats.number(stalled.count)],
        ],
      },
      drawn,
    );
    saveBlob(blob, `funnel-${period.from}-${period.to}.png`);
  };
  return { register, save };
}
