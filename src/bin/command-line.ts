// `npm run accord -- …`: checking a file needs nothing that is installed, so the rest is loaded late.
export {};

if (process.argv[2] === 'verify') await import('./verify.ts');
else await import('./accord.ts');
