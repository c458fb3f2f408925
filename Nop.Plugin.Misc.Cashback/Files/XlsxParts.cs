using System.Xml;

namespace Nop.Plugin.Misc.Cashback.Files;

/// <summary>The parts of a workbook that are not sheets, and the styles that its cells name.</summary>
static class XlsxParts
{
    /// <summary>The namespace of workbooks and sheets.</summary>
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Style of what has no other.</summary>
    public const string Plain = "0";

    /// <summary>Style of headings.</summary>
    public const string Bold = "1";

    /// <summary>Style of text, which stays text when it is typed anew.</summary>
    public const string Text = "2";

    /// <summary>Style of text that looks like a formula.</summary>
    public const string Quoted = "3";

    /// <summary>Style of days.</summary>
    public const string Date = "4";

    /// <summary>Style of instants.</summary>
    public const string Instant = "5";

    const int FirstOfDecimals = 6;
    const int MostDecimals = 4;
    const int FirstOwnFormat = 164;

    const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string PackageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    const string OfSpreadsheets = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    static readonly string[] s_formats = ["yyyy\\-mm\\-dd", "yyyy\\-mm\\-dd\\ hh:mm:ss", "0", "0.0", "0.00", "0.000", "0.0000"];

    /// <summary>Style of amounts.</summary>
    /// <param name="decimals">Of the currency, 0 to 4.</param>
    public static string Decimals(int decimals) => (FirstOfDecimals + decimals).ToString(CultureInfo.InvariantCulture);

    /// <summary>xl/styles.xml.</summary>
    public static void Styles(XmlWriter xml)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("styleSheet", Main);
        Count(xml, "numFmts", s_formats.Length);
        for (var i = 0; i < s_formats.Length; i++)
            Element(xml, "numFmt", ("numFmtId", Number(FirstOwnFormat + i)), ("formatCode", s_formats[i]));
        xml.WriteEndElement();
        xml.WriteRaw("""
            <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            """);
        Count(xml, "cellXfs", FirstOfDecimals + MostDecimals + 1);
        Style(xml, 0);
        Style(xml, 0, ("fontId", "1"), ("applyFont", "1"));
        Style(xml, 49, ("applyNumberFormat", "1"));
        Style(xml, 49, ("quotePrefix", "1"), ("applyNumberFormat", "1"));
        for (var i = 0; i < s_formats.Length; i++)
            Style(xml, FirstOwnFormat + i, ("applyNumberFormat", "1"));
        xml.WriteEndElement();
        xml.WriteRaw("""<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>""");
        xml.WriteEndElement();
    }

    /// <summary>xl/workbook.xml.</summary>
    public static void Workbook(XmlWriter xml, IReadOnlyList<string> sheets)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relationships);
        xml.WriteStartElement("sheets");
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", sheets[i]);
            xml.WriteAttributeString("sheetId", Number(i + 1));
            xml.WriteAttributeString("id", Relationships, "rId" + Number(i + 1));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>xl/_rels/workbook.xml.rels.</summary>
    public static void WorkbookRelations(XmlWriter xml, int sheets)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("Relationships", PackageRelationships);
        for (var i = 1; i <= sheets; i++)
            Relation(xml, i, "worksheet", $"worksheets/sheet{Number(i)}.xml");
        Relation(xml, sheets + 1, "styles", "styles.xml");
        xml.WriteEndElement();
    }

    /// <summary>_rels/.rels.</summary>
    public static void Relations(XmlWriter xml)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("Relationships", PackageRelationships);
        Relation(xml, 1, "officeDocument", "xl/workbook.xml");
        xml.WriteEndElement();
    }

    /// <summary>[Content_Types].xml.</summary>
    public static void ContentTypes(XmlWriter xml, int sheets)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("Types", Types);
        Element(xml, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
        Element(xml, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
        Element(xml, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", $"{OfSpreadsheets}.sheet.main+xml"));
        Element(xml, "Override", ("PartName", "/xl/styles.xml"), ("ContentType", $"{OfSpreadsheets}.styles+xml"));
        for (var i = 1; i <= sheets; i++)
            Element(xml, "Override", ("PartName", $"/xl/worksheets/sheet{Number(i)}.xml"), ("ContentType", $"{OfSpreadsheets}.worksheet+xml"));
        xml.WriteEndElement();
    }

    static void Relation(XmlWriter xml, int number, string type, string target) =>
        Element(xml, "Relationship", ("Id", "rId" + Number(number)), ("Type", $"{Relationships}/{type}"), ("Target", target));

    static void Style(XmlWriter xml, int format, params (string, string)[] more) =>
        Element(xml, "xf", [("numFmtId", Number(format)), .. more.Any(part => part.Item1 == "fontId") ? more : [("fontId", "0"), .. more], ("fillId", "0"), ("borderId", "0"), ("xfId", "0")]);

    static void Count(XmlWriter xml, string name, int count)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("count", Number(count));
    }

    // In the namespace of what stands around it.
    static void Element(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
