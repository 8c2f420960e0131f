import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined';
import FilterOutlined from '@ant-design/icons/es/icons/FilterOutlined';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { nextActionFilters } from '../../../domain/board/next-action-colour.ts';
import { customerTypes, findMethods, ownerProfiles } from '../../../domain/prospect/catalogue.ts';
import { organisationQuery } from '../../parts/organisation.ts';
import { hasProfile, useMe, type Me } from '../../shell/session/me.ts';
import { customerTypeWords, findMethodWords } from '../../words/catalogue.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { Choice, Tick, useOptions, YuanField } from './fields.tsx';
import { PopMenu } from '../../parts/pop-menu.tsx';
import { countInMenu, filterOf, isNarrowed, noFilters, orderOf } from './query.ts';
import type { BoardSearch } from './search.ts';
import { useIsPhone } from '../../parts/use-is-phone.ts';
import { words } from './words.ts';

interface FiltersProps {
  readonly search: BoardSearch;
  readonly onChange: (changed: Partial<BoardSearch>) => void;
}

/** What board and table are narrowed to; the address carries it. */
export function Filters({ search, onChange }: FiltersProps) {
  const t = useWords(words);
  const isPhone = useIsPhone();
  const filter = filterOf(search);
  const count = countInMenu(filter, isPhone);
  const often = <OftenUsed search={search} onChange={onChange} />;
  const label = isPhone ? t('filters') : t('moreFilters');
  return (
    <search className="toolbar" aria-label={t('filters')}>
      <NameFilter search={search} onChange={onChange} />
      {!isPhone && often}
      <PopMenu icon={<FilterOutlined />} label={count === 0 ? label : `${label} · ${count}`} align="left">
        {() => (
          <div className="board-pop-fields">
            {isPhone && often}
            <SeldomUsed search={search} onChange={onChange} />
          </div>
        )}
      </PopMenu>
      <CampaignFilter search={search} onChange={onChange} />
      {isNarrowed(filter) && (
        <Button type="link" onClick={() => onChange(noFilters)}>
          {t('clearFilters')}
        </Button>
      )}
    </search>
  );
}

const typingPauseMs = 300;

/** Takes effect while somebody types; what is typed stays as it is until the field is left. */
function NameFilter({ search, onChange }: FiltersProps) {
  const t = useWords(words);
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = typed === null ? search.q : typed.trim() || undefined;
  const isNew = wanted !== search.q;
  useEffect(() => {
    if (!isNew) return undefined;
    const timer = setTimeout(() => onChange({ q: wanted }), typingPauseMs);
    return () => clearTimeout(timer);
  }, [isNew, wanted, onChange]);
  const done = (): void => {
    if (isNew) onChange({ q: wanted });
  };
  return (
    <input
      type="search"
      className={search.q === undefined ? 'board-field' : 'board-field board-field-set'}
      aria-label={t('searchLabel')}
      placeholder={t('searchHint')}
      title={t('searchHow')}
      maxLength={100}
      value={typed ?? search.q ?? ''}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => {
        done();
        setTyped(null);
      }}
      onKeyDown={({ key }) => key === 'Enter' && done()}
    />
  );
}

/** Set by links from elsewhere: which campaign it is, and the way out of it. */
function CampaignFilter({ search: { campaignId }, onChange }: FiltersProps) {
  const t = useWords(words);
  if (campaignId === undefined) return null;
  return (
    <button
      type="button"
      className="chip board-chip"
      aria-label={t('removeCampaign', { campaign: campaignId })}
      onClick={() => onChange({ campaignId: undefined })}
    >
      {t('campaign', { campaign: campaignId })} <CloseOutlined aria-hidden="true" />
    </button>
  );
}

/** In sight on a wide screen, in the panel on a phone. */
function OftenUsed({ search, onChange }: FiltersProps) {
  const t = useWords(words);
  return (
    <>
      <PeopleFilters search={search} onChange={onChange} />
      <Choice
        label={t('anyNext')}
        value={search.nextAction}
        options={nextActionFilters.map((value) => ({ value, label: t(value) }))}
        onChange={(nextAction) => onChange({ nextAction })}
      />
      <Tick label={t('rotting')} isOn={search.rotting} onChange={(rotting) => onChange({ rotting })} />
      <Tick label={t('held')} isOn={search.held} onChange={(held) => onChange({ held })} />
    </>
  );
}

/** Owner and units: only of those whose prospects the person may see. */
function PeopleFilters({ search, onChange }: FiltersProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const me = useMe();
  const { data } = useQuery(organisationQuery);
  if (data === undefined || hasOnlyOwn(me)) return null;
  const seesAll = hasProfile(me, 'admin', 'executiveSponsor', 'compliance', 'researchAnalyst', 'serviceQualityAnalyst');
  const branchId = seesAll ? search.branchId : me.branch?.branchId;
  const isIn = (unit: { readonly branchId: string }): boolean => branchId === undefined || unit.branchId === branchId;
  const owners = [...data.staff.values()].filter(
    (member) =>
      isIn(member) &&
      // A link may narrow the board to somebody who has left.
      (member.active || member.staffId === search.ownerId) &&
      member.profiles.some((profile) => ownerProfiles.includes(profile)),
  );
  const inTeam = owners.filter(({ teamId }) => search.teamId === undefined || teamId === search.teamId);
  return (
    <>
      {seesAll && (
        <Choice
          label={t('anyBranch')}
          value={search.branchId}
          options={[...data.branches.values()].map((unit) => ({ value: unit.branchId, label: localized(unit.name) }))}
          onChange={(chosen) => onChange({ branchId: chosen, teamId: undefined, ownerId: undefined })}
        />
      )}
      <Choice
        label={t('anyTeam')}
        value={search.teamId}
        options={[...data.teams.values()]
          .filter(isIn)
          .map((unit) => ({ value: unit.teamId, label: localized(unit.name) }))}
        onChange={(teamId) => onChange({ teamId, ownerId: undefined })}
      />
      <Choice
        label={t('anyOwner')}
        value={search.ownerId}
        options={inTeam.map((member) => ({ value: member.staffId, label: localized(member.name) }))}
        onChange={(ownerId) => onChange({ ownerId, unassigned: undefined })}
      />
      <Tick
        label={t('unassigned')}
        isOn={search.unassigned}
        onChange={(unassigned) => onChange({ unassigned, ownerId: undefined })}
      />
    </>
  );
}

/** True for those whose board holds nobody else's prospects. */
function hasOnlyOwn({ teamIdsLed, branchIdsHeaded, profiles }: Me): boolean {
  const headsNone = teamIdsLed.length === 0 && branchIdsHeaded.length === 0;
  return headsNone && profiles.every((profile) => ownerProfiles.includes(profile) && profile !== 'unitHead');
}

function SeldomUsed({ search, onChange }: FiltersProps) {
  const t = useWords(words);
  return (
    <>
      <Choice
        label={t('anyType')}
        value={search.customerType}
        options={useOptions(customerTypes, customerTypeWords)}
        onChange={(customerType) => onChange({ customerType })}
      />
      <Choice
        label={t('anyMethod')}
        value={search.findMethod}
        options={useOptions(findMethods, findMethodWords)}
        onChange={(findMethod) => onChange({ findMethod })}
      />
      <YuanField label={t('minYuan')} value={search.minYuan} onChange={(minYuan) => onChange({ minYuan })} />
      <YuanField label={t('maxYuan')} value={search.maxYuan} onChange={(maxYuan) => onChange({ maxYuan })} />
      <OrderField search={search} onChange={onChange} />
    </>
  );
}

const orders = {
  sortNext: { sort: 'nextActionAt', order: 'asc' },
  sortValue: { sort: 'expectedValueFen', order: 'desc' },
  sortStep: { sort: 'stepEnteredAt', order: 'asc' },
  sortContact: { sort: 'lastContactAt', order: 'asc' },
  sortName: { sort: 'customerName', order: 'asc' },
} as const;
type OrderName = keyof typeof orders;

function OrderField({ search, onChange }: FiltersProps) {
  const t = useWords(words);
  const present = orderOf(search);
  const names = Object.keys(orders) as OrderName[];
  const chosen = names.find((name) => orders[name].sort === present.sort && orders[name].order === present.order);
  return (
    <label className="board-labelled">
      <span className="quiet">{t('sortLabel')}</span>
      <select
        className="board-field"
        value={chosen ?? ''}
        onChange={({ target }) => onChange(orders[target.value as OrderName] ?? {})}
      >
        {chosen === undefined && <option value="">–</option>}
        {names.map((name) => (
          <option key={name} value={name}>
            {t(name)}
          </option>
        ))}
      </select>
    </label>
  );
}
