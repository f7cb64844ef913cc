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

/** Goes on to a page of the form, filling in what is required on those before. */
export async function turnTo(page, title) {
  for (const [heading, fill] of Object.entries(REQUIRED)) {
    if (heading === title) break;
    await fill(page);
    await page.getByRole('button', { name: 'Continue' }).click();
  }
  await page.getByRole('heading', { name: title, exact: true }).waitFor();
}

const REQUIRED = {
  Texts: async (page) => {
    await page.getByLabel('First name').fill('Ana');
    await page.getByLabel('Last name').fill('Arnold');
    await page.getByLabel('E-mail').fill('ana@example.org');
  },
  'Numbers and dates': async () => {},
  Choices: async (page) => {
    await page.getByLabel('Meal').selectOption('Soup');
    await page.getByLabel('I keep to the house rules').check();
  },
  'Groups and rows': async (page) => {
    await page.getByLabel('Article').selectOption('Mug');
  },
  'Files and signature': async () => {},
};

/** What has the focus, by its accessible name as its author gave it. */
export async function focused(page) {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    return element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent;
  });
}
