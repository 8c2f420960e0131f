import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined';
import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { statusWordsOf } from '../../../domain/complaint/catalogue-words.ts';
import { PhaseTag } from '../../parts/phase-tag.tsx';
import { StaffName } from '../../parts/staff-name.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useLocalized, useWords } from '../../words/words.ts';
import { useActions, type PaletteAction } from './actions.ts';
import { isMeant, markedIndex, type Choice, type FoundChoice } from './choices.ts';
import type { SearchHit } from '../../../contracts/search.ts';
import { useSearch } from './use-search.ts';
import { words } from './words.ts';
import './palette.css';

/** Finds customers, cases by their number, and pages, and does what belongs to no page; everything with the keyboard. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(words);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [markedId, setMarkedId] = useState<string | null>(null);
  const { found, areOfThisWord, more, error, isSearching } = useSearch(typed);
  const actions = useActions(typed);
  const choose = useChoose(dialog);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const choices: Choice[] = [...found, ...actions.map((action): Choice => ({ kind: 'action', id: action.id, action }))];
  const index = markedIndex(choices, markedId);
  const enter = useEnter({ found, areOfThisWord, markedId, choose });
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
          <Shown choice={choice} />
        </button>
      ))}
    </div>
  );
}

function Shown({ choice }: { readonly choice: Choice }) {
  switch (choice.kind) {
    case 'prospect':
      return <Hit hit={choice.hit} />;
    case 'complaint':
      return <Case hit={choice.hit} />;
    case 'action':
      return <Action action={choice.action} />;
  }
}

function Case({ hit }: { readonly hit: Extract<Choice, { kind: 'complaint' }>['hit'] }) {
  const t = useWords(words);
  const localized = useLocalized();
  return (
    <>
      <strong className="figure">{hit.caseNumber}</strong>
      <span>{hit.customerName ?? t(hit.systemic ? 'systemic' : 'anonymous')}</span>
      <span className="quiet">{localized(statusWordsOf(hit.systemic)[hit.status])}</span>
    </>
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

interface EnterOptions {
  readonly found: readonly FoundChoice[];
  readonly areOfThisWord: boolean;
  readonly markedId: string | null;
  readonly choose: (choice: Choice) => void;
}

/** Enter before what the word finds is there waits for them, so that none of another word is opened. */
function useEnter({ found, areOfThisWord, markedId, choose }: EnterOptions) {
  const isWaiting = useRef(false);
  const catchUp = useEffectEvent(() => {
    if (!isWaiting.current) return;
    isWaiting.current = false;
    const meant = markedId === null ? found[0] : found.find(({ id }) => id === markedId);
    if (meant !== undefined) choose(meant);
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
    if (choice.kind === 'complaint')
      return void router.navigate({ to: '/complaints/$complaintId', params: { complaintId: choice.id } });
    void router.navigate({ to: '/prospects/$prospectId', params: { prospectId: choice.id } });
  };
}
