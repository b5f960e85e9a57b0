// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "spelling/enchantspelling.h"

#include <enchant.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
struct BrokerFreer {
    void operator()(EnchantBroker *broker) const { enchant_broker_free(broker); }
};
using Broker = std::unique_ptr<EnchantBroker, BrokerFreer>;

struct DictFreer {
    EnchantBroker *broker = nullptr;
    void operator()(EnchantDict *dict) const { enchant_broker_free_dict(broker, dict); }
};
using Dict = std::unique_ptr<EnchantDict, DictFreer>;

class EnchantSpelling final : public SpellChecker
{
public:
    EnchantSpelling(Broker broker, Dict dict, QString language)
        : m_broker(std::move(broker)), m_dict(std::move(dict)), m_language(std::move(language))
    {
    }
    [[nodiscard]] QString language() const override { return m_language; }

    [[nodiscard]] bool knows(const QString &word) const override
    {
        const QByteArray bytes = plain(word);
        // Above 0 the word is wrong, below 0 it could not be looked up.
        return bytes.isEmpty() || enchant_dict_check(m_dict.get(), bytes.constData(), bytes.size()) <= 0;
    }

    [[nodiscard]] QStringList suggestions(const QString &word) const override
    {
        const QByteArray bytes = plain(word);
        size_t count = 0;
        char **words = enchant_dict_suggest(m_dict.get(), bytes.constData(), bytes.size(), &count);
        QStringList all;
        for (size_t i = 0; words != nullptr && i < count; ++i)
            all.append(QString::fromUtf8(words[i]));
        if (words != nullptr)
            enchant_dict_free_string_list(m_dict.get(), words);
        return all;
    }

    Result<void> learn(const QString &word) override
    {
        const QByteArray bytes = plain(word);
        enchant_dict_add(m_dict.get(), bytes.constData(), bytes.size());
        if (!knows(word)) {
            const char *said = enchant_dict_get_error(m_dict.get());
            return fail(Error::Kind::Io, u"The word could not be added to your dictionary."_s,
                        QString::fromUtf8(said != nullptr ? said : ""));
        }
        return {};
    }

private:
    /// Dictionaries have the straight apostrophe alone.
    static QByteArray plain(const QString &word) { return QString(word).replace(u'\u2019', u'\'').toUtf8(); }

    Broker m_broker;
    Dict m_dict; ///< goes before its broker
    QString m_language;
};

void collect(const char *tag, const char *, const char *, const char *, void *names)
{
    static_cast<QStringList *>(names)->append(QString::fromUtf8(tag));
}

/// The dictionary to take: the very language, else one of another country.
QString chosen(const QStringList &installed, const QStringList &languages)
{
    for (const QString &language : languages) {
        if (installed.contains(language))
            return language;
    }
    for (const QString &language : languages) {
        const QString root = language.section(u'_', 0, 0);
        const auto found = std::ranges::find_if(
            installed, [&root](const QString &name) { return name == root || name.startsWith(root + u'_'); });
        if (found != installed.end())
            return *found;
    }
    return {};
}
} // namespace

Result<std::unique_ptr<SpellChecker>> openEnchant(const QStringList &languages)
{
    Broker broker(enchant_broker_init());
    QStringList installed;
    enchant_broker_list_dicts(broker.get(), collect, &installed);
    installed.sort();
    const QString language = chosen(installed, languages);
    const QByteArray tag = language.toUtf8();
    Dict dict(language.isEmpty() ? nullptr : enchant_broker_request_dict(broker.get(), tag.constData()),
              DictFreer{broker.get()});
    if (!dict)
        return fail(Error::Kind::NotFound, u"No dictionary is installed."_s, {},
                    u"Install one for your system, such as hunspell-en-us."_s);
    return std::make_unique<EnchantSpelling>(std::move(broker), std::move(dict), language);
}

QStringList spellingLanguages(const QString &systemLocale)
{
    QStringList languages;
    if (systemLocale.startsWith(u"en_"_s))
        languages.append(systemLocale);
    languages += {u"en_US"_s, u"en_GB"_s, u"en"_s};
    if (!systemLocale.startsWith(u"en"_s) && systemLocale != u"C"_s && !systemLocale.isEmpty())
        languages.append(systemLocale);
    languages.removeDuplicates();
    return languages;
}

} // namespace tagboat
