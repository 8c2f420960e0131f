import { defineWords } from '../../words/words.ts';

export const words = defineWords('sign-in', {
  zh: {
    title: '登录拓客',
    email: '电子邮箱',
    emailNeeded: '请输入电子邮箱',
    password: '密码',
    passwordNeeded: '请输入密码',
    signIn: '登录',
    language: 'English',
  },
  en: {
    title: 'Sign in to Tuoke',
    email: 'E-mail',
    emailNeeded: 'Enter your e-mail address',
    password: 'Password',
    passwordNeeded: 'Enter your password',
    signIn: 'Sign in',
    language: '中文',
  },
});
