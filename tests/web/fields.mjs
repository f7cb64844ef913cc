/** The page with every type of field, as its tests meet it. */

import { openDemo } from './demo.mjs';

/** Opens the page, and gives it with what its tests ask of it. */
export async function openFields(t, browser, url, options) {
  const page = await openDemo(t, browser, `${url}/forms.html`, options);
  await page.getByRole('heading', { name: 'Texts' }).waitFor();
  return page;
}

/** The values that the page shows beside the form. */
export async function values(page) {
  return JSON.parse(await page.locator('#values').innerText());
}

/** Goes on from the page in view to another one, filling in what is required on those before. */
export async function turnTo(page, title) {
  const shown = await page.locator('.rs-page-title').innerText();
  for (const heading of PAGES.slice(PAGES.indexOf(shown), PAGES.indexOf(title))) {
    await REQUIRED[heading](page);
    await page.getByRole('button', { name: 'Continue' }).click();
  }
  await page.getByRole('heading', { name: title, exact: true }).waitFor();
}

/** What has to be filled in on each page before it can be turned. */
const REQUIRED = {
  Texts: async (page) => {
    await page.getByLabel('First name').fill('Ana');
    await page.getByLabel('Last name').fill('Arnold');
    await page.getByLabel('E-mail').fill('ana@example.org');
  },
  'Numbers and dates': async (page) => {
    await page.getByLabel('Seats').fill('2');
  },
  Choices: async (page) => {
    await page.getByLabel('Meal').selectOption('Soup');
    await page.getByLabel('I keep to the house rules').check();
  },
  'Groups and rows': async (page) => {
    for (const name of await page.getByRole('group', { name: 'Children' }).getByLabel('Name').all()) {
      await name.fill('Cleo');
    }
    for (const article of await page.getByLabel('Article').all()) {
      await article.selectOption('Mug');
    }
  },
};

/** The titles of the pages, in order. */
export const PAGES = [...Object.keys(REQUIRED), 'Files and signature'];

/** What has the focus, by its accessible name as its author gave it. */
export async function focused(page) {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    return element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent;
  });
}
