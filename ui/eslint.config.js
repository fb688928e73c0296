import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const tauri = {
  group: ['@tauri-apps/*'],
  message: 'Only src/backend may know Tauri: use the Backend interface from $backend.',
};
const upward = (group, message) => ({ group, message });
const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

/** Which features a feature may reach, always through $features/<name>. */
const reaches = {
  reader: [],
  library: [],
  import: ['library'],
  annotations: ['reader'],
  find: ['reader'],
  marks: ['annotations', 'reader'],
  entities: ['reader'],
  followed: ['annotations', 'entities'],
  summary: ['reader'],
  export: [],
  settings: [],
  activity: [],
  welcome: [],
};
const inside = upward(
  ['$features/*/*', '**/features/**'],
  'Reach another feature through its index.ts: $features/<name>.',
);

function featureRules([name, allowed]) {
  const others = Object.keys(reaches).filter((other) => !allowed.includes(other));
  return {
    files: [`src/features/${name}/**`],
    rules: restrict(
      tauri,
      inside,
      upward(['**/app/**', '../*', '../**'], 'A feature may not reach outside its own folder.'),
      upward(
        others.map((other) => `$features/${other}`),
        `The feature "${name}" may not depend on this feature.`,
      ),
    ),
  };
}

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/backend/generated.ts'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'public/*.js'] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      'no-undef': 'off',
      'max-lines': ['error', { max: 400 }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'max-lines': ['error', { max: 250 }],
      'svelte/no-at-html-tags': 'error',
      // The markup's callbacks are typed by svelte-check; the parser sees them as any.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      // `void value` names what a derived value or an effect follows.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // Sets and maps in state are replaced as a whole ($state.raw), never mutated in place.
      'svelte/prefer-svelte-reactivity': 'off',
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
    },
  },
  { files: ['*.js', 'public/*.js'], ...ts.configs.disableTypeChecked },
  { files: ['src/**'], rules: restrict(tauri, inside) },
  { files: ['src/backend/**'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['src/shared/**'],
    rules: restrict(
      tauri,
      upward(['$features/*', '**/features/**', '**/app/**'], 'shared/ imports nothing above it.'),
    ),
  },
  ...Object.entries(reaches).map(featureRules),
);
