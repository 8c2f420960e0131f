import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { PhaseTag } from '../../parts/phase-tag.tsx';
import { StaffName } from '../../parts/staff-name.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { queryOf } from '../../client/queries.ts';
import { useWords } from '../../words/words.ts';
import { useActions, type PaletteAction } from './actions.ts';
import { isMeant, markedIndex, type Choice } from './choices.ts';
import type { SearchHit } from '../../../contracts/search.ts';
import { words } from './words.ts';
import './palette.css';

const typingPauseMs = 150;

/** Finds customers and pages, and does what belongs to no page; everything with the keyboard. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(words);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [markedId, setMarkedId] = useState<string | null>(null);
  const { hits, areOfThisWord, more, error, isSearching } = useSearch(typed);
  const actions = useActions(typed);
  const choose = useChoose(dialog);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const choices: Choice[] = [
    ...hits.map((hit): Choice => ({ kind: 'prospect', id: hit.prospectId, hit })),
    ...actions.map((action): Choice => ({ kind: 'action', id: action.id, action })),
  ];
  const index = markedIndex(choices, markedId);
  const enter = useEnter({ hits, areOfThisWord, markedId, choose });
  const mark = (choiceId: string | null): void => {
    setMarkedId(choiceId);
    enter.forget();
  };
  const type = (text: string): void => {
    setTyped(text);
    mark(null);
  };
  return (
    <dialog ref={dialog} className="palette" aria-label={t('title')} onClose={onClose} {...closedByPointing}>
      <div className="palette-head">
        <input
          type="text"
          role="combobox"
          className="palette-input"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          placeholder={t('hint')}
          aria-label={t('hint')}
          aria-expanded={choices.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={choices[index] === undefined ? undefined : `${id}-${index}`}
          onChange={({ target }) => type(target.value)}
          onKeyDown={moving({ index, choices, setMarkedId: mark, choose: enter.press })}
        />
        <Button type="text" icon={<CloseOutlined />} aria-label={t('close')} onClick={() => dialog.current?.close()} />
      </div>
      <ProblemText error={error} />
      <Choices id={id} choices={choices} index={index} choose={choose} />
      <p role="status" className="palette-note quiet">
        {isSearching ? t('searching') : more ? t('more') : choices.length === 0 ? t('nothing') : t('keys')}
      </p>
    </dialog>
  );
}

/** Pointing beside a dialog closes it where browsers know how. */
const closedByPointing = { closedby: 'any' } as const;

interface Moving {
  readonly index: number;
  readonly choices: readonly Choice[];
  readonly setMarkedId: (id: string | null) => void;
  readonly choose: (choice: Choice) => void;
}

/** Up and down go round; Enter takes what is marked, unless it ends the spelling of a Chinese word. */
function moving({ index, choices, setMarkedId, choose }: Moving): (event: KeyboardEvent) => void {
  return (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const choice = choices[index];
    if (by !== undefined) setMarkedId(choices[(index + by + choices.length) % choices.length]?.id ?? null);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && choice !== undefined) choose(choice);
    else return;
    event.preventDefault();
  };
}

interface ChoicesProps extends Pick<Moving, 'index' | 'choices' | 'choose'> {
  readonly id: string;
}

function Choices({ id, choices, index, choose }: ChoicesProps) {
  const t = useWords(words);
  return (
    <div id={id} role="listbox" aria-label={t('title')} className="palette-list">
      {choices.map((choice, place) => (
        <button
          type="button"
          key={`${choice.kind} ${choice.id}`}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === index}
          tabIndex={-1}
          className="palette-choice"
          ref={(element) => {
            if (place === index) element?.scrollIntoView({ block: 'nearest' });
          }}
          onClick={() => choose(choice)}
        >
          {choice.kind === 'prospect' ? <Hit hit={choice.hit} /> : <Action action={choice.action} />}
        </button>
      ))}
    </div>
  );
}

function Hit({ hit }: { readonly hit: SearchHit }) {
  const t = useWords(words);
  return (
    <>
      <strong>{hit.customerName}</strong>
      {hit.customerPhoneLast4 !== null && <span className="quiet figure">{hit.customerPhoneLast4}</span>}
      <PhaseTag phase={hit.phase} step={hit.step} />
      <span className="quiet">
        <StaffName staffId={hit.ownerId} />
        {!hit.open && ` · ${t('ended')}`}
      </span>
    </>
  );
}

function Action({ action: { icon: Icon, text, about } }: { readonly action: PaletteAction }) {
  return (
    <>
      <Icon />
      <span>{text}</span>
      <span className="quiet">{about}</span>
    </>
  );
}

/** Asks as soon as somebody pauses; what is on its way for a shorter word is given up. */
function useSearch(typed: string) {
  const [asked, setAsked] = useState('');
  const wanted = typed.trim();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), typingPauseMs);
    return () => clearTimeout(timer);
  }, [wanted]);
  const isAsked = asked !== '' && asked === wanted;
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    ...queryOf('search', { body: { q: asked } }),
    enabled: asked !== '',
    placeholderData: (before) => before,
    gcTime: 0,
  });
  return {
    hits: wanted === '' ? [] : (data?.hits ?? []),
    /** False while they are those of the word before. */
    areOfThisWord: wanted === '' || (isAsked && data !== undefined && !isPlaceholderData),
    more: wanted !== '' && data?.more === true,
    error: isAsked ? error : null,
    isSearching: wanted !== '' && (isFetching || !isAsked),
  };
}

interface EnterOptions {
  readonly hits: readonly SearchHit[];
  readonly areOfThisWord: boolean;
  readonly markedId: string | null;
  readonly choose: (choice: Choice) => void;
}

/** Enter before the customers of the word are there waits for them, so that none of another word is opened. */
function useEnter({ hits, areOfThisWord, markedId, choose }: EnterOptions) {
  const isWaiting = useRef(false);
  const catchUp = useEffectEvent(() => {
    if (!isWaiting.current) return;
    isWaiting.current = false;
    const hit = markedId === null ? hits[0] : hits.find(({ prospectId }) => prospectId === markedId);
    if (hit !== undefined) choose({ kind: 'prospect', id: hit.prospectId, hit });
  });
  useEffect(() => {
    if (areOfThisWord) catchUp();
  }, [areOfThisWord]);
  return {
    press: (choice: Choice): void => {
      if (isMeant(choice, areOfThisWord)) choose(choice);
      else isWaiting.current = true;
    },
    forget: (): void => {
      isWaiting.current = false;
    },
  };
}

/** The dialog is closed before anything happens, so that it hands the focus back; another page takes it to its content. */
function useChoose(dialog: RefObject<HTMLDialogElement | null>): (choice: Choice) => void {
  const router = useRouter();
  return (choice) => {
    dialog.current?.close();
    if (choice.kind === 'action') return choice.action.run();
    document.getElementById('content')?.focus();
    void router.navigate({ to: '/prospects/$prospectId', params: { prospectId: choice.hit.prospectId } });
  };
}
